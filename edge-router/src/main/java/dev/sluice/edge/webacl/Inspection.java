package dev.sluice.edge.webacl;

import dev.sluice.contract.webacl.Statement.Content;
import dev.sluice.contract.webacl.Statement.Forwarded;
import dev.sluice.contract.webacl.TextTransformation;
import dev.sluice.engine.work.ShortWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One request under one web ACL: what was made of it so far, its labels, and the steps that it took. */
final class Inspection {

    /** AWS looks at so many addresses of a header, from its end. */
    private static final int ADDRESSES = 10;

    /** Steps here that are one of a try on an event loop. */
    private static final int STEPS_IN_ONE = 10;

    private final WebRequest request;
    private final Set<String> labels = new LinkedHashSet<>();
    private final Map<Content, Seen> seen = new HashMap<>();
    private final long most;
    private long spent;

    Inspection(WebRequest request, long steps) {
        this.request = request;
        this.most = steps;
    }

    WebRequest request() {
        return request;
    }

    /** Throws {@link TooCostly} where there are not as many left; leaves an event loop that tried it in time. */
    void spend(long steps) {
        long before = spent;
        spent += steps;
        if (spent > most) {
            throw new TooCostly();
        }
        ShortWork.spend(spent / STEPS_IN_ONE - before / STEPS_IN_ONE);
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
