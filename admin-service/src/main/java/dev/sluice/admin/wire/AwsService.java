package dev.sluice.admin.wire;

import dev.sluice.admin.fault.AwsFault;
import io.smallrye.mutiny.Uni;

/**
 * An AWS service besides API Gateway that the admin port speaks, in a wire format of its own: the credential scope of a
 * call's signature names it, whatever the path. Every CDI bean of this type is served; that a call is signed is seen to
 * before it gets there.
 */
public interface AwsService {

    /** As credential scopes name it, such as {@code sts}. */
    String signingName();

    /**
     * Does the work of one call, without blocking; its caller is a {@link Caller.Signed}. A reply without a status is a
     * 200. Fails with an {@link AwsFault} to answer an error.
     */
    Uni<Reply> answer(Call call);

    /**
     * An error as this service words it. It is one that {@link #answer} failed with, or that the signature's check did,
     * with the type that API Gateway would tell, such as {@code UnrecognizedClientException}.
     */
    Reply refusal(String requestId, AwsFault fault);
}
