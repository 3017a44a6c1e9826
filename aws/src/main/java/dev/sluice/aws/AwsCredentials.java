package dev.sluice.aws;

import org.jspecify.annotations.Nullable;

/** What signs a call to an AWS service; {@code sessionToken} is null for those that do not end. */
record AwsCredentials(
        String accessKeyId,
        String secretAccessKey,
        @Nullable String sessionToken) {

    /** Tells no secret. */
    @Override
    public String toString() {
        return "AwsCredentials[" + accessKeyId + "]";
    }
}
