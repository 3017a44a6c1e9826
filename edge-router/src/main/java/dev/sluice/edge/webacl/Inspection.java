package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.Statement.Content;
import dev.sluice.contract.webacl.Statement.Forwarded;
import dev.sluice.contract.webacl.TextTransformation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One request under one web ACL: what was made of it so far, its labels, and the steps that are left. */
final class Inspection {

    /** AWS looks at so many addresses of a header, from its end. */
    private static final int ADDRESSES = 10;

    private final WebRequest request;
    private final Set<String> labels = new LinkedHashSet<>();
    private final Map<Content, Seen> seen = new HashMap<>();
    private long left;

    Inspection(WebRequest request, long steps) {
        this.request = request;
        this.left = steps;
    }

    WebRequest request() {
        return request;
    }

    void spend(long steps) {
        left -= steps;
        if (left < 0) {
            throw new TooCostly();
        }
    }

    Set<String> labels() {
        return labels;
    }

    void label(List<String> more) {
        labels.addAll(more);
    }

    boolean hasHeader(String name) {
        return request.headers().stream().anyMatch(header -> header.name().equalsIgnoreCase(name));
    }

    /** A part of the request, transformed; made once for all the statements that look at it so. */
    Seen seen(Content content) {
        Seen made = seen.get(content);
        if (made == null) {
            made = transformed(new Parts(request, this::spend).of(content.field()), content.transformations());
            seen.put(content, made);
        }
        return made;
    }

    private Seen transformed(Seen raw, List<TextTransformation> transformations) {
        List<String> texts = new ArrayList<>();
        for (String text : raw.texts()) {
            String made = text;
            for (TextTransformation transformation : transformations) {
                spend(made.length());
                made = Transformations.apply(transformation, made);
            }
            texts.add(made);
        }
        return new Seen(texts, raw.anyway());
    }

    /** Which of a header's addresses are meant, as they are written. */
    List<String> addresses(Forwarded header) {
        List<String> told = new ArrayList<>();
        for (WebRequest.Header line : request.headers()) {
            if (line.name().equalsIgnoreCase(header.header())) {
                for (String address : line.value().split(",", -1)) {
                    told.add(address.strip());
                }
            }
        }
        return switch (header.place()) {
            case FIRST -> told.subList(0, Math.min(1, told.size()));
            case LAST -> told.subList(Math.max(0, told.size() - 1), told.size());
            case ANY -> told.subList(Math.max(0, told.size() - ADDRESSES), told.size());
        };
    }
}
