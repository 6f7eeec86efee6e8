/** From SQL to a plan over granted relations: what is not granted does not exist here. */
package org.shuqiao.query.plan;

