package org.shuqiao.nifi.land;

/** A data file of a batch as the manifest lists it. */
record DataFile(String name, long rows, long bytes, String sha256) {
}
