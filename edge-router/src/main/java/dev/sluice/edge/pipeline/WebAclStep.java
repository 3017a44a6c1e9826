package dev.sluice.edge.pipeline;

import dev.sluice.contract.fault.Fault;
import dev.sluice.contract.webacl.RuleAction.CustomResponse;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.FaultException;
import dev.sluice.edge.exchange.Reply;
import dev.sluice.edge.exchange.Request;
import dev.sluice.edge.webacl.Decision;
import dev.sluice.edge.webacl.TooCostly;
import dev.sluice.edge.webacl.WebAcl;
import dev.sluice.edge.webacl.WebRequest;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Holds a request against its stage's web ACL, before anything else looks at it. Nobody is let in by a fault: a web ACL that
 * is not known here, or that cannot decide in time, blocks.
 *
 * <p>Source: AWS guide, "Using AWS WAF to protect your APIs": it is evaluated before resource policies and authorizers.
 */
final class WebAclStep implements Step {

    /** Steps that a decision may take: a second, at the most, on a thread of the workbench. */
    private static final long MOST = 100_000_000;

    @Override
    public Future<Outcome> apply(Exchange exchange) {
        WebAcl acl = exchange.table()
                .webAcl(Objects.requireNonNullElse(exchange.stage().options().webAclArn(), ""));
        if (acl == null) {
            return decided(exchange, Decision.blocked("not known"));
        }
        return acl.looksAtBody()
                ? exchange.bodyAsSent().compose(body -> decide(exchange, acl, body))
                : decide(exchange, acl, Buffer.buffer());
    }

    private static Future<Outcome> decide(Exchange exchange, WebAcl acl, Buffer body) {
        WebRequest request = request(exchange, acl, body);
        return exchange.aside(request.body().length(), () -> decision(acl, request))
                .compose(decision -> decided(exchange, decision));
    }

    private static Decision decision(WebAcl acl, WebRequest request) {
        try {
            return acl.decide(request, MOST);
        } catch (TooCostly e) {
            return Decision.blocked("too many steps");
        }
    }

    private static Future<Outcome> decided(Exchange exchange, Decision decision) {
        exchange.webAclDecision(decision);
        if (decision.allowed()) {
            return Outcome.NEXT;
        }
        CustomResponse response = decision.response();
        return response == null
                ? Future.failedFuture(new FaultException(Fault.WAF_FILTERED, "web ACL: " + decision.rule()))
                : Future.succeededFuture(new Outcome.Answer(reply(response)));
    }

    private static Reply reply(CustomResponse response) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap();
        response.headers().forEach(headers::set);
        if (response.contentType() != null) {
            headers.set("Content-Type", response.contentType());
        }
        return Reply.of(response.status(), headers, response.body());
    }

    private static WebRequest request(Exchange exchange, WebAcl acl, Buffer body) {
        Request request = exchange.request();
        List<WebRequest.Header> headers = new ArrayList<>();
        request.headers().forEach((name, value) -> headers.add(new WebRequest.Header(name, value)));
        String host = request.authority();
        if (host != null && !request.headers().contains("Host")) {
            headers.addFirst(new WebRequest.Header("Host", host));
        }
        int seen = Math.min(body.length(), acl.bodyLimit());
        return new WebRequest(
                request.method().name(),
                exchange.address().whole(),
                Objects.requireNonNullElse(request.query(), ""),
                headers,
                request.sourceIp(),
                new String(body.getBytes(0, seen), StandardCharsets.ISO_8859_1),
                seen < body.length());
    }
}
