package dev.sluice.edge.server;

import dev.sluice.edge.server.WireMessage.Header;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A client that sends what it is told to the byte, and answers what came back as it was spelt. */
final class WireClient {

    private static final Charset BYTES = StandardCharsets.ISO_8859_1;

    private WireClient() {}

    /** By the version that the request's start line names. */
    static WireMessage send(int port, WireMessage request, String host) throws Exception {
        return request.word(2).equals("HTTP/2") ? http2(port, request, host) : http1(port, request, host);
    }

    private static WireMessage http1(int port, WireMessage request, String host) throws IOException {
        boolean chunked = request.header("Transfer-Encoding").equals("chunked");
        boolean waits = request.has("Expect");
        StringBuilder head = new StringBuilder(request.start()).append("\r\n");
        if (!request.has("Host")) {
            head.append("Host: ").append(host).append("\r\n");
        }
        if (!request.bodyOrEmpty().isEmpty() && !chunked && !request.has("Content-Length")) {
            head.append("Content-Length: ")
                    .append(request.bodyOrEmpty().length())
                    .append("\r\n");
        }
        request.headers().forEach(header -> head.append(header).append("\r\n"));
        head.append("\r\n");
        String body = chunked ? inChunks(request.bodyOrEmpty()) : request.bodyOrEmpty();
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            out.write((waits ? head.toString() : head + body).getBytes(BYTES));
            WireMessage first = read(in, request.word(0));
            if (!waits || !first.word(1).equals("100")) {
                return first;
            }
            out.write(body.getBytes(BYTES));
            return read(in, request.word(0));
        }
    }

    /** Two chunks, so that nobody takes the first for the whole. */
    private static String inChunks(String body) {
        int middle = body.length() / 2;
        StringBuilder chunks = new StringBuilder();
        for (String part : List.of(body.substring(0, middle), body.substring(middle))) {
            if (!part.isEmpty()) {
                chunks.append(Integer.toHexString(part.length()))
                        .append("\r\n")
                        .append(part)
                        .append("\r\n");
            }
        }
        return chunks.append("0\r\n\r\n").toString();
    }

    private static WireMessage read(InputStream in, String method) throws IOException {
        String start = line(in);
        List<Header> headers = new ArrayList<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(Header.parse(line));
        }
        WireMessage head = new WireMessage(start, headers, null);
        String status = head.word(1);
        boolean bodiless =
                method.equals("HEAD") || status.startsWith("1") || status.equals("204") || status.equals("304");
        return new WireMessage(start, headers, bodiless ? "" : body(in, head));
    }

    private static String body(InputStream in, WireMessage head) throws IOException {
        if (head.has("Content-Length")) {
            return exactly(in, Integer.parseInt(head.header("Content-Length")));
        }
        if (!head.header("Transfer-Encoding").equals("chunked")) {
            return new String(in.readAllBytes(), BYTES);
        }
        StringBuilder body = new StringBuilder();
        for (int size = size(in); size > 0; size = size(in)) {
            body.append(exactly(in, size));
            line(in);
        }
        line(in);
        return body.toString();
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ends after " + bytes.length + " of " + length + " bytes");
        }
        return new String(bytes, BYTES);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the answer ends in a line: " + line);
            }
            line.append((char) next);
        }
        return line.toString().stripTrailing();
    }

    private static WireMessage http2(int port, WireMessage request, String host) throws Exception {
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(HttpVersion.HTTP_2).setHttp2ClearTextUpgrade(false));
        RequestOptions options = new RequestOptions()
                .setServer(io.vertx.core.net.SocketAddress.inetSocketAddress(port, "127.0.0.1"))
                .setHost(host)
                .setPort(80)
                .setMethod(HttpMethod.valueOf(request.word(0)))
                .setURI(request.word(1));
        request.headers().forEach(header -> options.addHeader(header.name(), header.value()));
        try {
            return client.request(options) // all within one composition: a handler that comes later misses the body
                    .compose(open -> open.send(
                                    Buffer.buffer(request.bodyOrEmpty().getBytes(BYTES)))
                            .compose(answer -> answer.body().map(body -> message(answer, body))))
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(20, TimeUnit.SECONDS);
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        }
    }

    private static WireMessage message(HttpClientResponse answer, Buffer body) {
        List<Header> headers = new ArrayList<>();
        answer.headers().forEach(header -> headers.add(new Header(header.getKey(), header.getValue())));
        return new WireMessage("HTTP/2 " + answer.statusCode(), headers, new String(body.getBytes(), BYTES));
    }
}
