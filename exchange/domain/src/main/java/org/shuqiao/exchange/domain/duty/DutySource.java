package org.shuqiao.exchange.domain.duty;

import java.util.List;

/** Kind of matters in which departments owe each other something: requests, objections, supervision, disputes. */
public interface DutySource {

    /** @return what is owed now */
    List<OpenDuty> open();
}
