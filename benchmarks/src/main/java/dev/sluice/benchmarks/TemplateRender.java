package dev.sluice.benchmarks;

import dev.sluice.contract.api.Resource;
import dev.sluice.edge.exchange.Exchange;
import dev.sluice.edge.exchange.QueryParameters;
import dev.sluice.edge.mapping.Templates;
import dev.sluice.edge.table.RouteTable;
import dev.sluice.edge.table.Template;
import dev.sluice.engine.mapping.MappingOverrides;
import dev.sluice.engine.mapping.MappingTemplate;
import io.vertx.core.MultiMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A mapping template of 20 lines, rendered as for a request: with its body read, and all that it may see made ready. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
public class TemplateRender {

    private static final String TEMPLATE = """
            #set($order = $input.path('$'))
            #set($headers = $input.params().header)
            {
              "tenant": "$stageVariables.tenant",
              "stage": "$context.stage",
              "requestId": "$context.requestId",
              "caller": "$context.identity.sourceIp",
              "agent": "$util.escapeJavaScript($headers.get('User-Agent'))",
              "customer": $input.json('$.customer'),
              "note": "$util.escapeJavaScript($order.note).replaceAll("\\\\'", "'")",
              "page": "$input.params('page')",
              "order": "$input.params('id')",
            #if($order.express)
              "priority": "high",
            #end
              "lines": [
            #foreach($line in $order.lines)
                {"sku": "$line.sku", "quantity": $line.quantity}#if($foreach.hasNext),#end
            #end
              ]}
            """;

    private static final String BODY = """
            {"customer": {"id": "c-17", "name": "Ada"}, "note": "it's \\"urgent\\"", "express": true, "lines": [
              {"sku": "A-1", "quantity": 2}, {"sku": "B-2", "quantity": 1}, {"sku": "C-3", "quantity": 12}]}
            """;

    private final Template template = new Template("benchmark", MappingTemplate.compile("benchmark", TEMPLATE));
    private final Exchange exchange = exchange();

    /** A template that fails is fast, and no use. */
    @Setup
    public void check() {
        String rendered = render();
        if (!rendered.contains("{\"sku\": \"C-3\", \"quantity\": 12}") || !rendered.contains("\"tenant\": \"acme\"")) {
            throw new IllegalStateException("rendered " + rendered);
        }
    }

    @Benchmark
    public String render() {
        return Templates.render(exchange, template, BODY, new MappingOverrides());
    }

    private static Exchange exchange() {
        var orders = new Resource("r1", null, null, "/orders/{id}", Map.of("GET", MadeUp.method()));
        RouteTable table = MadeUp.table(Map.of("r1", orders), Map.of("tenant", "acme"));
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Host", MadeUp.HOST)
                .add("User-Agent", "curl/8.5.0")
                .add("Accept", "*/*")
                .add("Content-Type", "application/json");
        return MadeUp.exchange(table, "/orders/o-9", headers, QueryParameters.of("page=3"));
    }
}
