package dev.sluice.admin.usage;

import dev.sluice.admin.fault.AwsFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * API keys as a file of comma-separated values: a line of column names, then a line for each key. Names of columns are
 * read whatever their case, a value may be in double quotes (RFC 4180).
 *
 * <p>Source: AWS's developer guide, "API Gateway API key file format".
 */
record ApiKeyFile(List<Row> rows) {

    private static final Set<String> COLUMNS = Set.of("name", "key", "description", "enabled", "usageplanids");

    /** One key. {@code line} is where it begins in the file, from 1. */
    record Row(int line, Map<String, String> values) {

        String value(String column) {
            return values.getOrDefault(column, "");
        }

        List<String> planIds() {
            return List.of(value("usageplanids").split(",", -1)).stream()
                    .map(String::strip)
                    .filter(id -> !id.isEmpty())
                    .toList();
        }
    }

    /** Throws AWS's BadRequestException where there is no line of columns, or one without Name or Key. */
    static ApiKeyFile parse(String text) {
        List<Line> lines = new Reader(text).lines();
        if (lines.isEmpty()) {
            throw AwsFault.badRequest("Invalid API key file: it is empty");
        }
        List<String> columns = lines.getFirst().cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String column : columns) {
            if (!COLUMNS.contains(column)) {
                throw AwsFault.badRequest("Invalid API key file: unknown column '" + column + "' in line 1");
            }
        }
        if (!columns.contains("name") || !columns.contains("key")) {
            throw AwsFault.badRequest("Invalid API key file: line 1 must name the columns Name and Key");
        }
        return new ApiKeyFile(
                lines.stream().skip(1).map(line -> row(columns, line)).toList());
    }

    private static Row row(List<String> columns, Line line) {
        if (line.cells().size() > columns.size()) {
            throw AwsFault.badRequest("Invalid API key file: line " + line.number() + " has more values than columns");
        }
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < line.cells().size(); i++) {
            values.put(columns.get(i), line.cells().get(i).strip());
        }
        return new Row(line.number(), values);
    }

    private record Line(int number, List<String> cells) {}

    /** Cuts a text into lines and cells. Lines without content are passed over. */
    private static final class Reader {

        private final String text;
        private final List<Line> lines = new ArrayList<>();
        private final StringBuilder cell = new StringBuilder();
        private List<String> cells = new ArrayList<>();
        private int number = 1;
        private int began = 1;

        Reader(String text) {
            this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        }

        List<Line> lines() {
            boolean quoted = false;
            for (int i = 0; i < text.length(); i++) {
                char sign = text.charAt(i);
                if (quoted && sign == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                    cell.append('"');
                    i++;
                } else if (sign == '"') {
                    quoted = !quoted;
                } else if (!quoted && sign == ',') {
                    endCell();
                } else if (!quoted && sign == '\n') {
                    endLine();
                    number++;
                    began = number;
                } else {
                    number += sign == '\n' ? 1 : 0;
                    cell.append(sign);
                }
            }
            if (quoted) {
                throw AwsFault.badRequest("Invalid API key file: a quote that begins in line " + began + " has no end");
            }
            endLine();
            return lines;
        }

        private void endCell() {
            cells.add(cell.toString());
            cell.setLength(0);
        }

        private void endLine() {
            endCell();
            if (cells.stream().anyMatch(content -> !content.isBlank())) {
                lines.add(new Line(began, cells));
            }
            cells = new ArrayList<>();
        }
    }
}
