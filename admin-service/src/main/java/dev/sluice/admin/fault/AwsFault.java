package dev.sluice.admin.fault;

/**
 * An error of the control plane as AWS answers it: a status, the type in {@code x-amzn-ErrorType} and a message. It is an
 * answer, not a failure of this program, so it has no stack trace and is not logged.
 */
public final class AwsFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String type;

    private final String detail;

    public AwsFault(int status, String type, String message) {
        this(status, type, message, "");
    }

    private AwsFault(int status, String type, String message, String detail) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.detail = detail;
    }

    /** With what helps, and AWS's words leave out. Its clients pass over it. */
    public AwsFault detailed(String words) {
        return new AwsFault(status, type, getMessage(), words);
    }

    public static AwsFault badRequest(String message) {
        return new AwsFault(400, "BadRequestException", message);
    }

    public static AwsFault notFound(String message) {
        return new AwsFault(404, "NotFoundException", message);
    }

    public static AwsFault conflict(String message) {
        return new AwsFault(409, "ConflictException", message);
    }

    public static AwsFault limitExceeded(String message) {
        return new AwsFault(429, "LimitExceededException", message);
    }

    public static AwsFault tooManyRequests() {
        return new AwsFault(429, "TooManyRequestsException", "Too Many Requests");
    }

    public static AwsFault validation(String message) {
        return new AwsFault(400, "ValidationException", message);
    }

    /** The request's JSON is not JSON, or a member has another type than the operation's shape says. */
    public static AwsFault serialization(String message) {
        return new AwsFault(400, "SerializationException", message);
    }

    /** Who is calling is not known, or may not. {@code type} as AWS's common errors name it. */
    public static AwsFault forbidden(String type, String message) {
        return new AwsFault(403, type, message);
    }

    public static AwsFault missingToken() {
        return forbidden("MissingAuthenticationTokenException", "Missing Authentication Token");
    }

    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    /** Empty where there is none. */
    public String detail() {
        return detail;
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
