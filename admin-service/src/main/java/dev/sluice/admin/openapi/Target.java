package dev.sluice.admin.openapi;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The method that is being read: an operation of the document and where it goes. The lead-ins of errors are AWS's. */
record Target(String path, String httpMethod, String resourceId, Place operation) {

    String method(String fault) {
        return "Unable to put method '" + httpMethod + "' on resource at path '" + path + "': " + fault;
    }

    String integration(String fault) {
        return "Unable to put integration on '" + httpMethod + "' for resource at path '" + path + "': " + fault;
    }

    String integrationResponse(String fault) {
        return "Unable to put integration response on '" + httpMethod + "' for resource at path '" + path + "': "
                + fault;
    }

    /** How AWS names a method in a warning. */
    String named() {
        return "method '" + httpMethod + " " + path + "'";
    }

    ObjectNode location(String type) {
        return Documentation.location(type, path, httpMethod.equals("ANY") ? "*" : httpMethod);
    }
}
