package dev.sluice.admin.openapi;

/** What a security scheme of a document asks of a method. */
sealed interface Scheme {

    /** A caller that the authorizer of this id lets in; {@code type} is a method's authorizationType. */
    record ByAuthorizer(String id, String type) implements Scheme {}

    /** An API key in {@code x-api-key}. */
    record ApiKey() implements Scheme {}

    /** A request signed with SigV4. */
    record Iam() implements Scheme {}

    /** Nothing that a REST API can ask for; warned of. */
    record Nothing() implements Scheme {}
}
