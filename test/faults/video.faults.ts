import { describeCampaign } from './campaign';
import { video } from './plans/video';

describeCampaign(video);
