package dev.sluice.edge.webacl;

import java.util.List;

/**
 * A request as a web ACL sees it: before anything is made of it. In its texts a character is a byte (ISO 8859-1), so that
 * whatever is sent can be looked at.
 *
 * @param path with the stage, still encoded
 * @param query without its question mark; empty where there is none
 * @param body as much of it as may be looked at
 * @param bodyCut whether there is more of it
 */
public record WebRequest(
        String method, String path, String query, List<Header> headers, String sourceIp, String body, boolean bodyCut) {

    public WebRequest {
        headers = List.copyOf(headers);
    }

    /** One line of the head. */
    public record Header(String name, String value) {}
}
