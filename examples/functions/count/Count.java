import java.util.Map;

/** Compiled when it is first called. A function of several files is a jar, or jars in lib. */
public class Count {

    private int calls;

    public Map<String, Object> handleRequest(Map<String, Object> event) {
        calls++;
        return Map.of(
                "statusCode", 200,
                "headers", Map.of("Content-Type", "application/json"),
                "body", "{\"calls\": " + calls + ", \"from\": \"Java\"}");
    }
}
