package dev.sluice.admin.domain;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.fault.Constraints;
import dev.sluice.admin.store.Kind;
import dev.sluice.admin.store.Listing;
import dev.sluice.admin.store.Store;
import dev.sluice.admin.store.Transaction;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Input;
import dev.sluice.admin.wire.Operation;
import dev.sluice.admin.wire.OperationGroup;
import dev.sluice.admin.wire.Page;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Supplier;

/** Which VPC endpoints reach a private domain name. */
@ApplicationScoped
public class AccessAssociationOperations implements OperationGroup {

    private static final String ALL = "/domainnameaccessassociations";
    private static final String NAME = "domainNameAccessAssociationArn";
    private static final List<String> OWNERS = List.of("SELF", "OTHER_ACCOUNTS");
    private static final Supplier<AwsFault> MISSING =
            () -> AwsFault.notFound("Invalid domain name access association identifier specified");

    private static final Supplier<AwsFault> TAKEN =
            () -> AwsFault.conflict("The domain name access association already exists.");

    private final Store store;
    private final String prefix;

    AccessAssociationOperations(Store store, Settings settings) {
        this.store = store;
        this.prefix =
                "arn:aws:apigateway:" + settings.get(Setting.REGION) + ":" + settings.get(Setting.ACCOUNT) + ":" + ALL;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.aws("CreateDomainNameAccessAssociation", "POST", ALL, 201, this::create),
                Operation.aws("GetDomainNameAccessAssociations", "GET", ALL, 200, this::list),
                Operation.aws(
                        "DeleteDomainNameAccessAssociation",
                        "DELETE",
                        ALL + "/{domain_name_access_association_arn}",
                        202,
                        call -> remove(call.path("domain_name_access_association_arn"))),
                Operation.aws(
                        "RejectDomainNameAccessAssociation",
                        "POST",
                        "/rejectdomainnameaccessassociations",
                        202,
                        this::reject));
    }

    private Uni<Reply> create(Call call) {
        Input input = call.input();
        String place = "createDomainNameAccessAssociationInput.";
        new Constraints()
                .required(place + "domainNameArn", input.text("domainNameArn"))
                .required(place + "accessAssociationSourceType", input.text("accessAssociationSourceType"))
                .oneOf(
                        place + "accessAssociationSourceType",
                        input.text("accessAssociationSourceType"),
                        List.of("VPCE"))
                .required(place + "accessAssociationSource", input.text("accessAssociationSource"))
                .check();
        String domainArn = input.requiredText("domainNameArn");
        String source = input.requiredText("accessAssociationSource");
        String name = domainArn.substring(domainArn.lastIndexOf('/') + 1);
        String arn = prefix + "/domainname/" + name + "/vpcesource/" + source;
        ObjectNode association = JsonNodeFactory.instance
                .objectNode()
                .put(NAME, arn)
                .put("domainNameArn", domainArn)
                .put("accessAssociationSourceType", "VPCE")
                .put("accessAssociationSource", source);
        ObjectNode tags = input.textMap("tags");
        if (tags != null && !tags.isEmpty()) {
            association.set("tags", tags);
        }
        return store.transact(tx -> checkPrivate(tx, domainArn)
                        .chain(() -> tx.add(Kind.ACCESS_ASSOCIATION, arn, association, TAKEN)))
                .replaceWith(Reply.json(association));
    }

    private static Uni<Void> checkPrivate(Transaction tx, String domainArn) {
        ObjectNode wanted = JsonNodeFactory.instance.objectNode().put("domainNameArn", domainArn);
        return tx.list(Listing.of(Kind.DOMAIN_NAME, "", 1).containing(wanted))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        throw AwsFault.badRequest("Invalid domain name identifier specified");
                    }
                    if (!DomainInput.type(found.getFirst()).equals("PRIVATE")) {
                        throw AwsFault.badRequest("A domain name access association needs a private domain name");
                    }
                })
                .replaceWithVoid();
    }

    private Uni<Reply> list(Call call) {
        Page page = Page.of(call);
        new Constraints()
                .oneOf("getDomainNameAccessAssociationsInput.resourceOwner", call.query("resourceOwner"), OWNERS)
                .check();
        if ("OTHER_ACCOUNTS".equals(call.query("resourceOwner"))) {
            return Uni.createFrom().item(Reply.json(page.listed(List.of(), JsonNode::asText)));
        }
        return store.list(Listing.of(Kind.ACCESS_ASSOCIATION, page.after(), page.limit() + 1))
                .map(found ->
                        Reply.json(page.listed(found, one -> one.path(NAME).asText())));
    }

    /** By the owner of the domain, where it is not the owner of the endpoint; here they are one account. */
    private Uni<Reply> reject(Call call) {
        String arn = call.query(NAME);
        new Constraints()
                .required("rejectDomainNameAccessAssociationInput." + NAME, arn)
                .required("rejectDomainNameAccessAssociationInput.domainNameArn", call.query("domainNameArn"))
                .check();
        return remove(String.valueOf(arn));
    }

    private Uni<Reply> remove(String arn) {
        return store.transact(tx -> tx.remove(Kind.ACCESS_ASSOCIATION, arn, MISSING))
                .replaceWith(Reply.empty());
    }
}
