package dev.sluice.system;

import dev.sluice.system.gateway.Gateway;
import dev.sluice.system.suite.Suite;
import dev.sluice.system.world.Backend;
import dev.sluice.system.world.Functions;
import dev.sluice.system.world.Services;
import dev.sluice.system.world.TokenIssuer;
import io.vertx.core.Vertx;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives to a test method what it asks for: the {@link Suite}, {@link Gateway}, {@link Functions} and {@link Services} of
 * the whole run, and a {@link Backend} and a {@link TokenIssuer} of its own.
 */
public final class SuiteExtension implements ParameterResolver {

    private static final Namespace RUN = Namespace.create(SuiteExtension.class);

    /** What all cases share; begun by the first that asks for something of it. */
    public static Run run(ExtensionContext context) {
        return context.getRoot().getStore(RUN).computeIfAbsent(Run.class, key -> Run.begin(), Run.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Suite.class
                || type == Vertx.class
                || type == Gateway.class
                || type == Functions.class
                || type == Services.class
                || type == Backend.class
                || type == TokenIssuer.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Run run = run(context);
        Class<?> type = parameter.getParameter().getType();
        if (type == Vertx.class) {
            return run.vertx();
        } else if (type == Suite.class) {
            return run.suite();
        } else if (type == Gateway.class) {
            return run.gateway();
        } else if (type == Functions.class) {
            return run.functions();
        } else if (type == Services.class) {
            return run.services();
        }
        return context.getStore(RUN)
                .computeIfAbsent(
                        type,
                        key -> type == Backend.class ? Backend.start(run.vertx()) : TokenIssuer.start(run.vertx()));
    }
}
