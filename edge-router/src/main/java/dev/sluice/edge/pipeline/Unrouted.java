package dev.sluice.edge.pipeline;

import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.sigv4.Authorization;
import dev.sluice.edge.exchange.Account;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.table.Route;
import io.vertx.core.Future;

/**
 * Answers a request that has no route ({@link Route#NONE}); its stage's web ACL is asked of it all the same. Who shows no credentials is told that they are missing, and
 * nobody is asked anything; who does is held to a signature as on a method with IAM, and to the resource policy, and only
 * then told that there is no such thing.
 *
 * <p>Source: AWS guide, "Gateway response types": MISSING_AUTHENTICATION_TOKEN and RESOURCE_NOT_FOUND.
 */
public final class Unrouted {

    private final Step webAcl = new WebAclStep();
    private final Step iam;
    private final Step resourcePolicy;

    public Unrouted(Signatures signatures, Account account) {
        this.iam = new IamStep(signatures);
        this.resourcePolicy = new ResourcePolicyStep(account);
    }

    /** Fails with what the client is to be told, where no rule of a web ACL has an answer of its own. */
    public Future<Reply> answer(Exchange exchange) {
        return exchange.stage().options().webAclArn() == null
                ? unfiltered(exchange)
                : webAcl.apply(exchange)
                        .compose(outcome -> outcome instanceof Outcome.Answer(Reply reply)
                                ? Future.succeededFuture(reply)
                                : unfiltered(exchange));
    }

    private Future<Reply> unfiltered(Exchange exchange) {
        if (!showsCredentials(exchange)) {
            return refused(Fault.MISSING_AUTHENTICATION_TOKEN);
        }
        return iam.apply(exchange)
                .compose(known -> resourcePolicy.apply(exchange))
                .compose(allowed -> refused(Fault.RESOURCE_NOT_FOUND));
    }

    private static boolean showsCredentials(Exchange exchange) {
        String header = exchange.request().getHeader("Authorization");
        String query = exchange.request().query();
        return header != null && !header.isBlank()
                || query != null && query.contains("X-Amz-Algorithm=" + Authorization.ALGORITHM);
    }

    private static Future<Reply> refused(Fault fault) {
        return Future.failedFuture(new FaultException(fault, "no route"));
    }
}
