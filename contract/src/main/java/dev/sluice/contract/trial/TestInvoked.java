package dev.sluice.contract.trial;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came of a {@link TestInvocation}.
 *
 * @param log AWS's execution log, a line an event, with credentials masked
 * @param latencyMillis from the first step to the whole answer
 */
public record TestInvoked(int status, Map<String, List<String>> headers, String body, String log, long latencyMillis) {

    public TestInvoked {
        headers = headers == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
