package dev.sluice.system.parity;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** All operations of AWS's apigateway, in the order of their names. */
final class AwsOperations {

    static final List<AwsOperation> ALL = read();

    private AwsOperations() {}

    /** The one that a call means. */
    static AwsOperation meantBy(String method, URI uri) {
        String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        boolean isImport = List.of(query.split("&", -1)).contains("mode=import");
        return ALL.stream()
                .filter(operation -> operation.isMeantBy(method, uri.getRawPath(), isImport))
                .min(Comparator.comparingLong(AwsOperation::variables))
                .orElseThrow(() -> new IllegalArgumentException("no operation is " + method + " " + uri));
    }

    private static List<AwsOperation> read() {
        return resource("operations.tsv")
                .lines()
                .skip(1)
                .map(AwsOperation::parse)
                .toList();
    }

    /** A text beside this package's tests. */
    static String resource(String name) {
        try (InputStream in = AwsOperations.class.getResourceAsStream("/parity/" + name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
