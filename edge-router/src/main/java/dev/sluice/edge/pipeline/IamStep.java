package dev.sluice.edge.pipeline;

import dev.sluice.contract.access.AccessAnswer;
import dev.sluice.contract.sigv4.SigV4;
import dev.sluice.edge.exchange.Exchange;
import io.vertx.core.Future;
import java.util.Map;

/** Lets in who signed with SigV4. Writes {@link Exchange#caller}. */
final class IamStep implements Step {

    private final Signatures signatures;

    IamStep(Signatures signatures) {
        this.signatures = signatures;
    }

    @Override
    public Future<Outcome> apply(Exchange exchange) {
        return signatures.signer(exchange.request(), () -> bodyHash(exchange)).compose(signer -> {
            exchange.caller(new AccessAnswer.Allow(signer.principalArn(), Map.of(), 0));
            return Outcome.NEXT;
        });
    }

    private static Future<String> bodyHash(Exchange exchange) {
        return exchange.bodyAsSent()
                .compose(body -> exchange.aside(body.length(), () -> SigV4.sha256(body.getBytes())));
    }
}
