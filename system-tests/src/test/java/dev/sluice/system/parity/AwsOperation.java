package dev.sluice.system.parity;

import java.util.List;
import java.util.Set;

/**
 * One operation of AWS's service model.
 *
 * @param status what a success answers
 * @param owed the kinds of answers that AWS has for it
 * @param errors the error types that the model names
 */
record AwsOperation(String name, String method, String uri, int status, Set<Kind> owed, Set<String> errors) {

    private static final String IMPORT = "?mode=import";

    /** What came of a call, as AWS's client sees it. */
    enum Kind {
        SUCCESS,
        NOT_FOUND,
        /** The input is wrong in itself (400), or against what there is (409). */
        REFUSED;

        static Kind of(int status) {
            if (status < 400) {
                return SUCCESS;
            }
            return status == 404 ? NOT_FOUND : REFUSED;
        }
    }

    AwsOperation {
        owed = Set.copyOf(owed);
        errors = Set.copyOf(errors);
    }

    static AwsOperation parse(String line) {
        List<String> cells = List.of(line.split("\t", -1));
        Set<Kind> owed = new java.util.HashSet<>(Set.of(Kind.SUCCESS));
        if (cells.get(4).equals("yes")) {
            owed.add(Kind.NOT_FOUND);
        }
        if (cells.get(5).equals("yes")) {
            owed.add(Kind.REFUSED);
        }
        return new AwsOperation(
                cells.get(0),
                cells.get(1),
                cells.get(2),
                Integer.parseInt(cells.get(3)),
                owed,
                Set.of(cells.get(6).split(",", -1)));
    }

    /** By the path as sent, still encoded. */
    boolean isMeantBy(String sentMethod, String path, boolean isImport) {
        List<String> own = List.of(uri.replace(IMPORT, "").split("/", -1));
        List<String> sent = List.of(path.split("/", -1));
        if (!method.equals(sentMethod) || own.size() != sent.size() || isImport != uri.endsWith(IMPORT)) {
            return false;
        }
        for (int i = 0; i < own.size(); i++) {
            if (!own.get(i).startsWith("{") && !own.get(i).equals(sent.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** The fewer variables, the more exactly it is meant: {@code /tags} before {@code /{anything}}. */
    long variables() {
        return uri.chars().filter(sign -> sign == '{').count();
    }
}
