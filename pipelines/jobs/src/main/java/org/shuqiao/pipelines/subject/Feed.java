package org.shuqiao.pipelines.subject;

/** A published snapshot of a dataset and how it feeds a kind of golden record. */
record Feed(String dataset, long snapshot, SubjectLinks.Link link) {

    /** @return all that the golden records take from this feed, as text */
    String inputs() {
        return dataset + " " + snapshot + " " + link;
    }
}
