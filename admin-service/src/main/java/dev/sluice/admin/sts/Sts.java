package dev.sluice.admin.sts;

import static dev.sluice.admin.sts.Xml.element;
import static dev.sluice.admin.sts.Xml.text;

import dev.sluice.admin.fault.AwsFault;
import dev.sluice.admin.wire.AwsService;
import dev.sluice.admin.wire.Call;
import dev.sluice.admin.wire.Caller;
import dev.sluice.admin.wire.Reply;
import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The actions of STS that need no role; of AssumeRole and its kind is said that there is none, since there are no roles.
 */
@ApplicationScoped
public class Sts implements AwsService {

    private static final String VERSION = "2011-06-15";

    private final String account;
    private final Sessions sessions;

    Sts(Sessions sessions, Settings settings) {
        this.sessions = sessions;
        this.account = settings.get(Setting.ACCOUNT);
    }

    @Override
    public String signingName() {
        return "sts";
    }

    @Override
    public Uni<Reply> answer(Call call) {
        return Uni.createFrom().item(() -> act(call));
    }

    @Override
    public Reply refusal(String requestId, AwsFault fault) {
        return Xml.error(requestId, fault);
    }

    private Reply act(Call call) {
        if (!(call.caller() instanceof Caller.Signed caller)) {
            throw new IllegalStateException("STS is asked by signed calls only");
        }
        Form form = Form.of(call);
        String action = form.get("Action");
        if (action == null || action.isEmpty()) {
            throw new AwsFault(400, "MissingAction", "The request is missing an action or a required parameter.");
        }
        String result = VERSION.equals(form.get("Version")) ? result(action, caller, form) : null;
        if (result == null) {
            String version = Objects.requireNonNullElse(form.get("Version"), "NO_VERSION_SPECIFIED");
            throw new AwsFault(400, "InvalidAction", "Could not find operation " + action + " for version " + version);
        }
        return Xml.answer(action, call.requestId(), result);
    }

    private @Nullable String result(String action, Caller.Signed caller, Form form) {
        return switch (action) {
            case "GetCallerIdentity" -> identity(caller);
            case "GetSessionToken" -> sessions.begin(caller, form);
            default -> null;
        };
    }

    private String identity(Caller.Signed caller) {
        return element("Arn", text(caller.principalArn())) + element("UserId", account) + element("Account", account);
    }
}
