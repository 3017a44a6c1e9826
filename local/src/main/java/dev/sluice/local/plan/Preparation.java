package dev.sluice.local.plan;

import java.io.IOException;

/** What is done before each start of a part: making its data, clearing what a killed predecessor left. */
public interface Preparation {

    void prepare() throws IOException, InterruptedException;
}
