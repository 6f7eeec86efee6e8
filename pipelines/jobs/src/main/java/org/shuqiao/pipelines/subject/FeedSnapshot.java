package org.shuqiao.pipelines.subject;

/** Published snapshot of a dataset that feeds a kind of golden record. */
record FeedSnapshot(String dataset, long snapshot, SubjectLinks.Link link) {

    /** @return all that the golden records take from this feed, as text */
    String inputs() {
        return dataset + " " + snapshot + " " + link;
    }
}
