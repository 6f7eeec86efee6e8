package org.shuqiao.exchange.web.rest;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.shuqiao.exchange.domain.act.ActPreview;
import org.shuqiao.exchange.domain.act.Acts;
import org.shuqiao.exchange.domain.act.ApprovedAct;

/** Answer to a call for an act: without an approval the act in words, with one the act as it was submitted. */
record ActAnswer(Acts acts) {

    ActCalls.ActView of(Optional<ActInput> approved, Supplier<ActPreview> show, Consumer<ApprovedAct> submit) {
        if (approved.isEmpty()) {
            return ActCalls.ActView.of(show.get());
        }
        ApprovedAct act = approved.get().read();
        submit.accept(act);
        return ActCalls.ActView.of(acts.get(act.act().digest()));
    }
}
