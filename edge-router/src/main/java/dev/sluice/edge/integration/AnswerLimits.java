package dev.sluice.edge.integration;

import dev.sluice.contract.settings.Setting;
import dev.sluice.contract.settings.Settings;

/**
 * How much of a proxied answer there may be.
 *
 * @param bytes of one whose responseTransferMode is BUFFERED
 * @param idleMillis between the parts of one whose responseTransferMode is STREAM
 */
public record AnswerLimits(long bytes, long idleMillis) {

    public static AnswerLimits of(Settings settings) {
        return new AnswerLimits(
                settings.number(Setting.RESPONSE_BODY_LIMIT), settings.number(Setting.STREAM_IDLE_SECONDS) * 1_000L);
    }
}
