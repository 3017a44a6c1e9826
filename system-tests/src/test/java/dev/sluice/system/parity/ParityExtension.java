package dev.sluice.system.parity;

import dev.sluice.system.SuiteExtension;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives each case a {@link ControlPlane} of its own, and notes what it saw in the {@link Ledger} of the run. */
final class ParityExtension implements ParameterResolver, AfterTestExecutionCallback {

    private static final Namespace PARITY = Namespace.create(ParityExtension.class);
    private static final String TESTS = "system-tests/src/test/java/";

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ControlPlane.class || type == Ledger.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (parameter.getParameter().getType() == Ledger.class) {
            return ledger(context);
        }
        return context.getStore(PARITY)
                .computeIfAbsent(
                        ControlPlane.class,
                        key -> new ControlPlane(SuiteExtension.run(context).gateway()),
                        ControlPlane.class);
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        ControlPlane control = context.getStore(PARITY).get(ControlPlane.class, ControlPlane.class);
        if (control != null) {
            String difference = Optional.ofNullable(
                            context.getRequiredTestMethod().getAnnotation(Differs.class))
                    .map(Differs::value)
                    .orElse("");
            String place = TESTS + context.getRequiredTestClass().getName().replace('.', '/') + ".java#"
                    + context.getRequiredTestMethod().getName();
            ledger(context)
                    .note(
                            place,
                            control.observed(),
                            context.getExecutionException().isEmpty(),
                            difference);
        }
    }

    private static Ledger ledger(ExtensionContext context) {
        return context.getRoot().getStore(PARITY).computeIfAbsent(Ledger.class, key -> new Ledger(), Ledger.class);
    }
}
