import { describeCampaign } from './campaign';
import { realtimeMetrics } from './plans/realtimeMetrics';

describeCampaign(realtimeMetrics);
