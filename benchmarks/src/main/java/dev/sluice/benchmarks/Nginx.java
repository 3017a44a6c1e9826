package dev.sluice.benchmarks;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An nginx on a free port of loopback, in a folder of its own: as the backend, or as the proxy to compare with. */
record Nginx(Process process, URI url) implements AutoCloseable {

    /** What the backend answers: 100 bytes. */
    static final String BODY = "0123456789".repeat(10);

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    static Nginx backend(Path folder) throws IOException, InterruptedException {
        return start(folder, 1, """
            location / {
              default_type text/plain;
              return 200 "%s";
            }
            """.formatted(BODY));
    }

    /** A plain reverse proxy that keeps its connections to the backend open, with a worker for each core. */
    static Nginx proxy(Path folder, URI backend) throws IOException, InterruptedException {
        return start(
                folder,
                Runtime.getRuntime().availableProcessors(),
                """
            location / {
              proxy_pass http://backend;
              proxy_http_version 1.1;
              proxy_set_header Connection "";
              proxy_set_header Host $host;
            }
            """,
                "upstream backend { server " + backend.getAuthority() + "; keepalive 256; }");
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Nginx start(Path folder, int workers, String location) throws IOException, InterruptedException {
        return start(folder, workers, location, "");
    }

    private static Nginx start(Path folder, int workers, String location, String upstream)
            throws IOException, InterruptedException {
        int port = freePort();
        Path configuration = Files.createDirectories(folder).resolve("nginx.conf");
        Files.writeString(configuration, configuration(folder, workers, port, location, upstream));
        Process process = new ProcessBuilder(
                        "nginx", "-p", folder.toString(), "-e", "errors.txt", "-c", configuration.toString())
                .inheritIO()
                .start();
        Nginx nginx = new Nginx(process, URI.create("http://127.0.0.1:" + port + "/"));
        if (!Ready.within(PATIENCE, () -> Ready.listens(port) || !process.isAlive()) || !process.isAlive()) {
            nginx.close();
            throw new IOException("nginx did not start, see " + folder.resolve("errors.txt"));
        }
        return nginx;
    }

    private static String configuration(Path folder, int workers, int port, String location, String upstream) {
        return """
            daemon off;
            worker_processes %d;
            pid nginx.pid;
            events { worker_connections 1024; }
            http {
              access_log off;
              client_body_temp_path %s/body;
              proxy_temp_path %s/proxy;
              fastcgi_temp_path %s/fastcgi;
              uwsgi_temp_path %s/uwsgi;
              scgi_temp_path %s/scgi;
              %s
              server {
                listen 127.0.0.1:%d;
                keepalive_requests 1000000000;
                %s
              }
            }
            """.formatted(workers, folder, folder, folder, folder, folder, upstream, port, location);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
