package org.shuqiao.pipelines.subject;

import java.io.Serializable;
import java.util.Comparator;

/** Total order of contributions: subject, rank, newest first, then dataset and row. */
final class ContributionOrder implements Comparator<SubjectContribution>, Serializable {

    private static final long serialVersionUID = 1L;

    @Override
    public int compare(SubjectContribution left, SubjectContribution right) {
        int order = left.key.compareTo(right.key);
        if (order == 0) {
            order = Integer.compare(left.rank, right.rank);
        }
        if (order == 0) {
            order = Long.compare(right.time, left.time);
        }
        if (order == 0) {
            order = left.dataset.compareTo(right.dataset);
        }
        return order != 0 ? order : left.row.compareTo(right.row);
    }
}
