package dev.sluice.admin.domain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.patch.PatchOperation;
import dev.sluice.admin.store.Changed;
import dev.sluice.admin.store.ConfigChange;
import dev.sluice.admin.store.Ids;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** Custom domain names. */
@ApplicationScoped
public class DomainNameOperations implements OperationGroup {

    private static final String ALL = "/domainnames";
    private static final String ONE = "/domainnames/{domain_name}";
    private static final List<String> OWNERS = List.of("SELF", "OTHER_ACCOUNTS");

    /** CloudFront's hosted zone, the same in every region (AWS: service endpoints of Route 53). */
    private static final String EDGE_ZONE = "Z2FDTNDATAQYW2";

    private static final String REGIONAL_ZONE = "Z1UJRXOUMOOFQ8";

    private static final Supplier<AwsFault> TAKEN =
            () -> AwsFault.badRequest("The domain name you provided already exists.");

    private final Store store;
    private final Ids ids;
    private final Clock clock;
    private final String region;
    private final String account;

    DomainNameOperations(Store store, Ids ids, Clock clock, Settings settings) {
        this.store = store;
        this.ids = ids;
        this.clock = clock;
        this.region = settings.get(Setting.REGION);
        this.account = settings.get(Setting.ACCOUNT);
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateDomainName", "POST", ALL, 201, this::create),
                Operation.aws("GetDomainNames", "GET", ALL, 200, this::list),
                Operation.aws("GetDomainName", "GET", ONE, 200, this::get),
                Operation.aws("UpdateDomainName", "PATCH", ONE, 200, this::update),
                Operation.aws("DeleteDomainName", "DELETE", ONE, 202, this::delete));
    }

    private Uni<Reply> create(Call call) {
        ObjectNode domain = DomainInput.domain(call.input());
        assign(domain);
        String id = Domains.id(domain);
        return store.transact(tx -> tx.add(Kind.DOMAIN_NAME, id, domain, TAKEN)
                        .invoke(() -> Domains.changes(domain).forEach(tx::publish)))
                .replaceWith(() -> Reply.json(Domains.shown(domain)));
    }

    /** What AWS assigns: where the name must point to, and for a private one its id. */
    private void assign(ObjectNode domain) {
        String name = domain.path("domainName").asText();
        String arn = "arn:aws:apigateway:" + region + ":";
        switch (DomainInput.type(domain)) {
            case "EDGE" ->
                domain.put("distributionDomainName", "d" + ids.ten() + "sl.cloudfront.net")
                        .put("distributionHostedZoneId", EDGE_ZONE);
            case "REGIONAL" ->
                domain.put("regionalDomainName", "d-" + ids.ten() + ".execute-api." + region + ".amazonaws.com")
                        .put("regionalHostedZoneId", REGIONAL_ZONE);
            default -> {
                String domainNameId = ids.ten();
                domain.put("domainNameId", domainNameId);
                name = name + "+" + domainNameId;
                arn = arn + account;
            }
        }
        domain.put("domainNameArn", arn + ":/domainnames/" + name).put("domainNameStatus", "AVAILABLE");
        if (domain.has("certificateArn") || domain.has("certificateName")) {
            domain.put("certificateUploadDate", clock.instant().getEpochSecond());
        }
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        new Constraints()
                .oneOf("getDomainNamesInput.resourceOwner", call.query("resourceOwner"), OWNERS)
                .check();
        if ("OTHER_ACCOUNTS".equals(call.query("resourceOwner"))) {
            return Uni.createFrom().item(Reply.json(page.listed(List.of(), Domains::id)));
        }
        return store.list(Listing.of(Kind.DOMAIN_NAME, page.after(), page.limit() + 1))
                .map(domains -> domains.stream().map(Domains::shown).toList())
                .map(domains -> Reply.json(page.listed(domains, Domains::id)));
    }

    private Uni<Reply> get(Call call) {
        return store.read(Kind.DOMAIN_NAME, Domains.id(call), Domains.MISSING)
                .map(domain -> Reply.json(Domains.shown(domain)));
    }

    private Uni<Reply> update(Call call) {
        List<PatchOperation> operations = PatchOperation.all(call.input(), "updateDomainNameInput");
        return store.change(Kind.DOMAIN_NAME, Domains.id(call), Domains.MISSING, domain -> {
            String type = DomainInput.type(domain);
            DomainInput.PATCHES.apply(domain, operations);
            DomainInput.check(domain);
            if (!type.equals(DomainInput.type(domain))) {
                domain.remove(List.of(
                        "distributionDomainName",
                        "distributionHostedZoneId",
                        "regionalDomainName",
                        "regionalHostedZoneId"));
                assign(domain);
            }
            return Changed.answering(
                    Reply.json(Domains.shown(domain)), Domains.changes(domain).toArray(ConfigChange[]::new));
        });
    }

    private Uni<Reply> delete(Call call) {
        return store.transact(tx -> tx.remove(Kind.DOMAIN_NAME, Domains.id(call), Domains.MISSING)
                        .invoke(domain -> Domains.changes(domain).forEach(change -> tx.publish(change.key(), null))))
                .replaceWith(Reply.empty());
    }
}
