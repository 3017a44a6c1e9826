package dev.sluice.websocket.server;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A WebSocket client whose messages wait until a test takes them. */
final class Client {

    private static final int PATIENCE_SECONDS = 10;

    private final WebSocket socket;
    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();

    Client(WebSocket socket) {
        this.socket = socket;
        socket.textMessageHandler(messages::add);
        socket.pongHandler(data -> pongs.add(data.toString()));
        socket.closeHandler(end -> closed.complete(socket.closeStatusCode() + " " + socket.closeReason()));
        socket.exceptionHandler(e -> {});
    }

    Client send(String text) {
        socket.writeTextMessage(text);
        return this;
    }

    void sendFrame(WebSocketFrame frame) {
        socket.writeFrame(frame);
    }

    String receive() throws InterruptedException {
        return taken(messages);
    }

    String ping(String data) throws InterruptedException {
        socket.writePing(Buffer.buffer(data));
        return taken(pongs);
    }

    /** The code and the reason with which the connection was closed. */
    String awaitClose() throws Exception {
        return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    void close(int code, String reason) throws Exception {
        Await.future(socket.close((short) code, reason));
    }

    void stopReading() {
        socket.pause();
    }

    String subProtocol() {
        return String.valueOf(socket.subProtocol());
    }

    /** A message that no route is for is answered with the connection's id. */
    String connectionId() throws InterruptedException {
        String answer = send("{\"action\":\"who am I\"}").receive();
        int start = answer.indexOf("\"connectionId\":\"") + "\"connectionId\":\"".length();
        return answer.substring(start, answer.indexOf('"', start));
    }

    private static String taken(BlockingQueue<String> queue) throws InterruptedException {
        String next = queue.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("nothing came from the service");
        }
        return next;
    }
}
