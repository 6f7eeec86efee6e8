package org.shuqiao.exchange.domain.audit;

import java.util.List;
import java.util.function.Consumer;
import org.shuqiao.ledger.log.LoggedRecord;
import org.shuqiao.ledger.log.PageRequest;
import org.shuqiao.ledger.log.RecordFilter;
import org.shuqiao.ledger.log.RecordLog;

/** Walks the record log page by page, newest first, so that memory does not grow with the log. */
public final class LoggedRecords {

    private static final int ROWS = 500;

    private final RecordLog log;

    public LoggedRecords(RecordLog log) {
        this.log = log;
    }

    /** @return how many records matched */
    public long forEach(RecordFilter filter, Consumer<LoggedRecord> each) {
        long seen = 0;
        PageRequest page = PageRequest.first(ROWS);
        while (true) {
            List<LoggedRecord> found = log.find(filter, page);
            found.forEach(each);
            seen += found.size();
            if (found.size() < ROWS) {
                return seen;
            }
            page = PageRequest.after(found.getLast().index(), ROWS);
        }
    }
}
