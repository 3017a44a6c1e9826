package dev.sluice.edge.exchange;

/** Where this gateway says it is: part of every ARN. */
public record Account(String region, String id) {}
