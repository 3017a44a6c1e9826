package dev.sluice.admin.waf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sluice.admin.store.ConfigChange;
import dev.sluice.contract.config.ConfigKey;
import dev.sluice.contract.webacl.WebAclConfig;
import java.util.Map;

/** Web ACLs as routers are told of them. */
final class WebAclRecords {

    /** Source: AWS WAF guide, "AWS WAF quotas". */
    private static final long MOST_CAPACITY = 5_000;

    private WebAclRecords() {}

    /**
     * Of a web ACL and the sets that it refers to; sets its capacity. Throws WAF's errors where its rules are none, or none
     * that are evaluated here.
     */
    static ConfigChange change(ObjectNode acl, Map<String, ObjectNode> sets) {
        WebAclConfig config = WebAclReader.read(acl, sets);
        acl.put("Capacity", capacity(acl.path("Rules")));
        return new ConfigChange(key(config.id()), config);
    }

    static ConfigKey key(String id) {
        return new ConfigKey(ConfigKey.Kind.WEB_ACL, id);
    }

    /** In WCUs. Throws WAFLimitsExceededException where there are too many. */
    static long capacity(JsonNode rules) {
        long capacity = Capacity.of(rules);
        if (capacity > MOST_CAPACITY) {
            throw WafFault.limit("rules may need " + MOST_CAPACITY + " WCUs, and these need " + capacity);
        }
        return capacity;
    }
}
