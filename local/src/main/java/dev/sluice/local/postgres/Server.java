package dev.sluice.local.postgres;

import dev.sluice.local.process.Stopping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A server with one database, as a folder and a port.
 *
 * @param passwordFile with the password of {@code user}, who owns everything
 * @param database made with the data
 */
public record Server(Path folder, int port, String user, Path passwordFile, String database) {

    /** The fast shutdown: it ends sessions and closes its files properly. */
    public static final Stopping STOPPING = new Stopping("INT", 20);

    private static final String PLAIN_NAME = "[a-z_][a-z0-9_]*";

    public Server {
        if (!database.matches(PLAIN_NAME) || !user.matches(PLAIN_NAME)) {
            throw new IllegalArgumentException(
                    "not a plain name of a database and its user: " + database + ", " + user);
        }
    }

    public List<String> command() throws IOException, InterruptedException {
        return Account.current()
                .command(
                        binaries().program("postgres").toString(),
                        "-D",
                        data().toString(),
                        "-p",
                        Integer.toString(port),
                        "-c",
                        "listen_addresses=127.0.0.1",
                        "-c",
                        "unix_socket_directories=",
                        "-c",
                        "shared_buffers=64MB",
                        "-c",
                        "max_connections=100");
    }

    /** Unpacks the programs, makes the data where there is none, and clears away what a killed server left. */
    public void prepare() throws IOException, InterruptedException {
        Files.createDirectories(folder);
        binaries().unpack();
        if (!Files.exists(data())) {
            initialise();
        }
        new LockFile(data().resolve("postmaster.pid")).clear(STOPPING);
    }

    /** The data appears whole or not at all: an interrupted beginning is begun again. */
    private void initialise() throws IOException, InterruptedException {
        Path fresh = folder.resolve("data.new");
        Binaries.delete(fresh);
        run(
                "",
                "initdb",
                "--pgdata=" + fresh,
                "--username=" + user,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C");
        if (!database.equals("postgres")) {
            run("CREATE DATABASE " + database + ";\n", "postgres", "--single", "-D", fresh.toString(), "postgres");
        }
        Files.move(fresh, data());
    }

    private void run(String input, String program, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                Account.current().command(binaries().program(program).toString());
        command.addAll(List.of(arguments));
        Path output = folder.resolve(program + ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try (var writer = process.outputWriter()) {
            writer.write(input);
        }
        if (process.waitFor() != 0) {
            throw new IOException(
                    program + " failed: " + Files.readString(output).strip());
        }
    }

    Path data() {
        return folder.resolve("data");
    }

    private Binaries binaries() {
        return new Binaries(folder.resolve("programs"));
    }
}
