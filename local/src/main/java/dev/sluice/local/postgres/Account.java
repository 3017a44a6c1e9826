package dev.sluice.local.postgres;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * As whom the server's programs run. They refuse to run as root, so root starts them in a user namespace of its own, in
 * which they are nobody; everybody else starts them as themselves.
 */
enum Account {
    SELF(List.of()),
    NAMESPACE(List.of("unshare", "-U"));

    private final List<String> prefix;

    Account(List<String> prefix) {
        this.prefix = prefix;
    }

    static Account current() throws IOException, InterruptedException {
        if (!System.getProperty("user.name").equals("root")) {
            return SELF;
        }
        if (!succeeds(NAMESPACE.command("true"))) {
            throw new IOException(
                    "PostgreSQL does not run as root, and user namespaces are not allowed here: run ./sluice"
                            + " as another user, or name a server of your own by SLUICE_DATABASE");
        }
        return NAMESPACE;
    }

    List<String> command(String... words) {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(words));
        return command;
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notInstalled) {
            return false;
        }
    }
}
