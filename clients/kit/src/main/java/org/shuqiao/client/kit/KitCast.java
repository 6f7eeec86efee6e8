package org.shuqiao.client.kit;

import java.time.LocalDate;
import java.util.List;
import org.shuqiao.client.ShuqiaoClient;

/**
 * Accounts and entries that a walk of the rules uses.
 *
 * @param stranger an account with a wrong password
 * @param consumer a requester of a department
 * @param provider an officer of the department whose resource it is, which signs without a node
 * @param auditor  who reads every record
 * @param english  the consumer, with messages in English
 * @param resource code of a resource that is shared conditionally, by query
 * @param table    its name in SQL
 * @param items    of it: the first one is granted in the walk, the last one is not
 * @param today    the day that the walk is on
 */
public record KitCast(ShuqiaoClient stranger, ShuqiaoClient consumer, ShuqiaoClient english, ShuqiaoClient provider,
        ShuqiaoClient auditor, String resource, String table, List<String> items, LocalDate today) {

    public KitCast {
        items = List.copyOf(items);
        if (items.size() < 2) {
            throw new IllegalArgumentException("two items or more are needed: one is granted, one is not");
        }
    }

    String granted() {
        return items.getFirst();
    }

    String withheld() {
        return items.getLast();
    }
}
