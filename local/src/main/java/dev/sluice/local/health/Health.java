package dev.sluice.local.health;

/** Whether one process answers. Asked again and again, so an answer takes a second or two at the most. */
public sealed interface Health permits HttpHealth, KafkaHealth, PostgresHealth {

    boolean ready();
}
