package org.shuqiao.centre.event;

import java.util.List;
import org.shuqiao.centre.Words;

/** Kind of event, with the texts by which sources name it. */
public record EventKind(String id, Words name, List<String> also) {

    public EventKind {
        also = List.copyOf(also);
    }
}
