/** Execution of statements on engines within a query's limits. */
package org.shuqiao.query.run;

