package dev.sluice.edge.pipeline;

/** Where this gateway says it is: part of every ARN. */
public record Account(String region, String id) {}
