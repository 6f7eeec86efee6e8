/** The engines that hold rows, and the granted view of each table that is all the planner ever sees of them. */
package org.shuqiao.query.source;

