/** Data sources of queries and the granted relations that the planner sees of them. */
package org.shuqiao.query.source;

