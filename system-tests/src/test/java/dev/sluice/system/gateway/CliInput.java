package dev.sluice.system.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import software.amazon.awssdk.core.SdkPojo;

/** A file for {@code aws --cli-input-json}, read into the SDK's request of the same operation. */
public final class CliInput {

    private static final ObjectMapper JSON = new ObjectMapper();

    private CliInput() {}

    /** Throws {@link IllegalArgumentException} naming the member that the operation does not have. */
    public static <B extends SdkPojo> B into(B request, Document file) {
        try {
            Map<?, ?> members = JSON.readValue(file.text(), Map.class);
            members.forEach((name, value) -> set(request, String.valueOf(name), value));
            return request;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void set(SdkPojo request, String name, Object value) {
        request.sdkFields().stream()
                .filter(field -> field.memberName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no member " + name))
                .set(request, value);
    }
}
