package dev.sluice.aws;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;

/** Asks AWS's token service, by the client of whoever calls AWS. */
@FunctionalInterface
public interface TokenService {

    /** How long an answer may be waited for. */
    Duration LIMIT = Duration.ofSeconds(5);

    /** What the service said, whatever its status. */
    record Answer(int status, Buffer body) {

        /** Tells no secret. */
        @Override
        public String toString() {
            return "Answer[" + status + "]";
        }
    }

    /** Sends a request that is addressed and signed; fails where no answer came within {@link #LIMIT}. */
    Future<Answer> ask(AwsRequest request, Buffer body);
}
