package org.shuqiao.nifi.flow.landed;

import java.util.List;

/** What the newest manifests say about a dataset. */
record LandedBatch(long sequence, String mode, List<String> to) {
}
