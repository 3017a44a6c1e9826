package dev.sluice.grid;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jgroups.Message;
import org.jgroups.annotations.Property;
import org.jgroups.auth.AuthToken;

/**
 * What a node shows the coordinator of a cluster when it wants in, and the coordinator shows it in return. It keeps
 * strangers and misconfigured neighbours out; it does not encrypt what members say to each other.
 *
 * <p>Public, with a constructor that leaves it empty, for JGroups alone, which makes it by the name in
 * {@link JGroupsStack}.
 */
public final class AdmissionToken extends AuthToken {

    @Property(name = "auth_value", exposeAsManagedAttribute = false)
    private String value = "";

    @Override
    public String getName() {
        return AdmissionToken.class.getName();
    }

    @Override
    public boolean authenticate(AuthToken token, Message message) {
        return token instanceof AdmissionToken other
                && !value.isEmpty()
                && MessageDigest.isEqual(bytes(), other.bytes());
    }

    @Override
    public int size() {
        return Short.BYTES + bytes().length;
    }

    @Override
    public void writeTo(DataOutput out) throws IOException {
        out.writeUTF(value);
    }

    @Override
    public void readFrom(DataInput in) throws IOException {
        value = in.readUTF();
    }

    /** Does not show the value: JGroups logs what it was configured with. */
    @Override
    public String toString() {
        return "AdmissionToken";
    }

    private byte[] bytes() {
        return value.getBytes(StandardCharsets.US_ASCII);
    }
}
