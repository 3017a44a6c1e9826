package dev.sluice.local.command;

import dev.sluice.local.plan.Plan;
import dev.sluice.local.plan.Scale;
import dev.sluice.local.supervisor.Selection;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads a command line. Each mistake is a {@link UsageException}. */
public final class Arguments {

    /** The supervisor's own log, beside those of the parts. */
    public static final String SUPERVISOR = "supervisor";

    /** Each local function has a log of its own. */
    private static final String FUNCTION = Plan.FUNCTIONS.service() + "/";

    private final String command;
    private final Deque<String> words;

    private Arguments(String command, List<String> words) {
        this.command = command;
        this.words = new ArrayDeque<>(words);
    }

    public static Request parse(List<String> line) {
        if (line.isEmpty()) {
            return new Request.Help();
        }
        return new Arguments(line.getFirst(), line.subList(1, line.size())).request();
    }

    private Request request() {
        return switch (command) {
            case "up" -> up();
            case "down" -> complete(new Request.Down());
            case "stop" -> complete(new Request.Stop(required()));
            case "start" -> complete(new Request.Start(required()));
            case "restart" -> complete(new Request.Restart(selection()));
            case "logs" -> logs();
            case "status" -> complete(new Request.Status(flag("--json")));
            case "help", "--help", "-h" -> new Request.Help();
            default -> throw new UsageException("there is no command '" + command + "'");
        };
    }

    private Request up() {
        boolean detach = flag("--detach") || flag("-d");
        boolean nativeExecutables = flag("--native");
        boolean build = !flag("--no-build");
        return complete(new Request.Up(detach, nativeExecutables, build, scale()));
    }

    private Request logs() {
        boolean follow = flag("-f") || flag("--follow");
        if (SUPERVISOR.equals(words.peek())) {
            return complete(new Request.Logs(Optional.of(new Selection(words.remove(), "")), follow));
        }
        if (words.peek() instanceof String word && word.startsWith(FUNCTION)) {
            words.remove();
            return complete(new Request.Logs(Optional.of(Selection.parse(word)), follow));
        }
        return complete(new Request.Logs(selection(), follow));
    }

    private Scale scale() {
        Map<String, Integer> replicas = new TreeMap<>();
        Deque<String> others = new ArrayDeque<>();
        while (!words.isEmpty()) {
            String word = words.remove();
            if (word.equals("--scale") && !words.isEmpty()) {
                number(words.remove(), replicas);
            } else if (word.startsWith("--scale=")) {
                number(word.substring("--scale=".length()), replicas);
            } else {
                others.add(word);
            }
        }
        words.addAll(others);
        try {
            return new Scale(replicas);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    private static void number(String text, Map<String, Integer> replicas) {
        String[] sides = text.split("=", -1);
        if (sides.length != 2 || !sides[1].matches("[0-9]{1,3}")) {
            throw new UsageException("--scale takes SERVICE=N, not '" + text + "'");
        }
        replicas.put(sides[0], Integer.parseInt(sides[1]));
    }

    private Selection required() {
        return selection()
                .orElseThrow(() -> new UsageException("'" + command + "' needs a SERVICE or SERVICE/k: " + known()));
    }

    private Optional<Selection> selection() {
        if (words.isEmpty() || words.peek().startsWith("-")) {
            return Optional.empty();
        }
        String word = words.remove();
        Selection selection = Selection.parse(word);
        boolean replica = !word.contains("/") || selection.replica().matches("[0-9]");
        if (!Plan.names().contains(selection.service()) || !replica) {
            throw new UsageException("there is no '" + word + "': " + known());
        }
        return Optional.of(selection);
    }

    private boolean flag(String name) {
        return words.remove(name);
    }

    private Request complete(Request request) {
        if (!words.isEmpty()) {
            throw new UsageException("'" + command + "' does not take '" + words.peek() + "'");
        }
        return request;
    }

    private static String known() {
        return String.join(", ", Plan.names());
    }
}
