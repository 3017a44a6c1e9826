package dev.sluice.contract.policy;

import java.util.List;

/** One statement: what it allows or denies, and when. All of its conditions must hold. */
record Statement(Effect effect, Principals principals, Names actions, Names resources, List<Condition> conditions) {

    Statement {
        conditions = List.copyOf(conditions);
    }

    enum Effect {
        ALLOW,
        DENY
    }

    /** What cannot be told counts against the caller. */
    boolean appliesTo(PolicyRequest request) {
        Truth truth = principals
                .include(request.principal())
                .and(actions.include(request.action()))
                .and(resources.include(request.resource()));
        for (Condition condition : conditions) {
            truth = truth.and(condition.holds(request));
        }
        return effect == Effect.ALLOW ? truth == Truth.TRUE : truth != Truth.FALSE;
    }
}
