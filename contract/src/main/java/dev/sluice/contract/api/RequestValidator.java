package dev.sluice.contract.api;

/**
 * Which parts of a request are checked before its integration is called.
 */
public record RequestValidator(
        String id, String name, boolean validateRequestBody, boolean validateRequestParameters) {}
